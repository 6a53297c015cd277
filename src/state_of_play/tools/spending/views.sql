-- Views that the queries of the indicators share; a mission's own queries may use them too. None calls a function of the
-- program's own, so that they can be read wherever the database is opened.

-- What the survey says a segment spends per person and day, in cents.
CREATE VIEW spending_surveyed AS
SELECT year, segment, SUM(w * spend) / NULLIF(SUM(w * person_days), 0) AS per_day
FROM (
  SELECT year, CASE kind WHEN 'day' THEN 'day-visitors' WHEN 'overnight' THEN accommodation END AS segment, w, spend, person_days
  FROM visitor_parties)
WHERE spend IS NOT NULL AND person_days IS NOT NULL AND segment IS NOT NULL GROUP BY year, segment;

-- The segments with their nights (those of the stays where empty), their spending per person and day (the survey's where
-- empty) and their amount, in cents; NULL where either is known nowhere.
CREATE VIEW spending_lines AS
SELECT p.year, p.segment, COALESCE(p.nights, m.nights) AS person_nights, COALESCE(p.spend_per_day, v.per_day) AS per_day,
       round(COALESCE(p.nights, m.nights) * COALESCE(p.spend_per_day, v.per_day)) AS amount, p.lodging_share, p.food_share,
       p.leisure_share, p.shopping_share, p.transport_share, p.other_share, p.spending_per_job, p.job_source
FROM spending p
LEFT JOIN (SELECT year, kind, SUM(nights) AS nights FROM stay_lines GROUP BY year, kind) m ON m.year = p.year AND m.kind = p.segment
LEFT JOIN spending_surveyed v ON v.year = p.year AND v.segment = p.segment;

-- The amounts, item by item, where the item's share is given.
CREATE VIEW spending_items AS
SELECT year, 'lodging' AS item, amount * lodging_share AS amount FROM spending_lines
UNION ALL SELECT year, 'food', amount * food_share FROM spending_lines
UNION ALL SELECT year, 'leisure', amount * leisure_share FROM spending_lines
UNION ALL SELECT year, 'shopping', amount * shopping_share FROM spending_lines
UNION ALL SELECT year, 'transport', amount * transport_share FROM spending_lines
UNION ALL SELECT year, 'other', amount * other_share FROM spending_lines;

-- The amount of each year, in cents.
CREATE VIEW spending_years AS
SELECT year, SUM(amount) AS amount FROM spending_lines WHERE amount IS NOT NULL GROUP BY year;
