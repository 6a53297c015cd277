-- Views that the queries of the indicators share; a mission's own queries may use them too. None calls a function of the
-- program's own, so that they can be read wherever the database is opened.

-- Posts of each year: the full-time equivalent over the year (no months given: 12), the age and the seniority in that year.
CREATE VIEW staff_years AS
SELECT year, post, mission, site, contract, category, fte * COALESCE(months, 12) / 12.0 AS fte, year - birth_year AS age,
       year - joined AS seniority, COALESCE(joined = year, 0) AS has_joined,
       COALESCE(CAST(substr("left", 1, 4) AS INTEGER) = year, 0) AS has_left, COALESCE(joined < year, 1) AS was_there,
       gross_cost, absence_days, training_days
FROM staff;

-- Full-time equivalents of each year.
CREATE VIEW fte_years AS
SELECT year, SUM(fte) AS fte FROM staff_years GROUP BY year;
