-- Views that the queries of the indicators share; a mission's own queries may use them too. None calls a function of the
-- program's own, so that they can be read wherever the database is opened. The columns that most queries ask for come
-- first: what stands late in a wide row is found late.

-- Establishments with the beds that count. Where they are not known: two per hotel room, three per pitch, five per
-- second home (INSEE's convention). `rated` where the rating is one of the list: an empty one means unrated, and
-- another word is none. `statutory_beds` are those of art. R133-33 of the Code du tourisme.
CREATE VIEW accommodation_beds AS
SELECT id, commune, kind, rating, units, kind IS NOT 'second-home' AS market,
       COALESCE(rating IN ('0', '1', '2', '3', '4', '5', 'palace'), 0) AS rated,
       COALESCE(beds, CASE kind WHEN 'hotel' THEN 2 * units WHEN 'campsite' THEN 3 * units
                                WHEN 'second-home' THEN 5 * COALESCE(units, 1) END) AS beds,
       CASE kind WHEN 'hotel' THEN 2 * units WHEN 'bed-and-breakfast' THEN 2 * units WHEN 'campsite' THEN 3 * units
                 WHEN 'furnished-rental' THEN 4 * COALESCE(units, 1) WHEN 'marina' THEN 4 * units
                 WHEN 'second-home' THEN 5 * COALESCE(units, 1)
                 WHEN 'residence' THEN beds WHEN 'holiday-village' THEN beds END AS statutory_beds
FROM accommodation;

-- Market beds of the whole territory, on one line.
CREATE VIEW accommodation_market AS
SELECT SUM(beds) AS beds FROM accommodation_beds WHERE market;

-- Beds and inhabitants of each commune and year of the population.
CREATE VIEW accommodation_communes AS
SELECT p.year, p.commune, p.population, COALESCE(b.beds, 0) AS beds, COALESCE(b.statutory_beds, 0) AS statutory_beds
FROM population p LEFT JOIN (
  SELECT commune, SUM(beds) AS beds, SUM(statutory_beds) AS statutory_beds FROM accommodation_beds GROUP BY commune
) b ON b.commune = p.commune;

-- Stays with their year and month, and the kind and rating of their establishment.
CREATE VIEW stay_lines AS
SELECT CAST(substr(s.period, 1, 4) AS INTEGER) AS year, s.nights, s.taxable_nights, s.tax_collected,
       COALESCE(a.kind, s.kind) AS kind, s.occupied_unit_nights AS occupied, s.available_unit_nights AS available,
       CAST(substr(s.period, 6, 2) AS INTEGER) AS month, s.exempt_nights, s.foreign_nights, s.arrivals, s.taxable_base, a.units,
       COALESCE(a.rating, s.rating) AS rating, s.period, s.accommodation
FROM stays s LEFT JOIN (
  -- The first line of an id that is there twice, so that no stay counts twice.
  SELECT id, kind, rating, units, MIN(rowid) FROM accommodation WHERE id IS NOT NULL GROUP BY id
) a ON a.id = s.accommodation;

-- Stays by year and month alone: what most figures ask for.
CREATE VIEW stay_months AS
SELECT CAST(substr(period, 1, 4) AS INTEGER) AS year, CAST(substr(period, 6, 2) AS INTEGER) AS month, nights, arrivals, tax_collected
FROM stays;

-- Nights of each year.
CREATE VIEW stay_years AS
SELECT CAST(substr(period, 1, 4) AS INTEGER) AS year, SUM(nights) AS nights FROM stays GROUP BY 1;

-- Establishments and the years whose stays name establishments; `declared` where theirs do.
CREATE VIEW stay_declarations AS
SELECT y.year, b.id, b.commune, b.kind, b.beds, d.id IS NOT NULL AS declared
FROM (SELECT DISTINCT CAST(substr(period, 1, 4) AS INTEGER) AS year FROM stays WHERE accommodation IS NOT NULL) y
CROSS JOIN accommodation_beds b LEFT JOIN (
  SELECT DISTINCT CAST(substr(period, 1, 4) AS INTEGER) AS year, accommodation AS id FROM stays WHERE accommodation IS NOT NULL
) d ON d.year = y.year AND d.id = b.id
WHERE b.market;

-- Stays with the tax due, in cents: nights × rate, or base × percentage within nights × the highest rate voted.
CREATE VIEW tourist_tax_lines AS
SELECT l.year, l.kind, l.taxable_nights, l.tax_collected, r.department_share,
       CASE WHEN r.rate IS NOT NULL THEN l.taxable_nights * r.rate
            WHEN h.rate IS NULL THEN round(l.taxable_base * r.percent / 100.0)
            ELSE MIN(round(l.taxable_base * r.percent / 100.0), l.taxable_nights * h.rate) END AS due
FROM stay_lines l LEFT JOIN (
  SELECT year, kind, rating, rate, percent, department_share, MIN(rowid) FROM tourist_tax_rates GROUP BY year, kind, rating
) r ON r.year = l.year AND r.kind = l.kind AND r.rating IS l.rating
LEFT JOIN (SELECT year, MAX(rate) AS rate FROM tourist_tax_rates GROUP BY year) h ON h.year = l.year;
