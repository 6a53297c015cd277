-- Views that the queries of the indicators share; a mission's own queries may use them too. None calls a function of the
-- program's own, so that they can be read wherever the database is opened. The columns that most queries ask for come
-- first: what stands late in a wide row is found late.

-- Parties interviewed: `w` the weight (1 where it is empty), `persons` the size, `days` at least one, `spend` the party's
-- spending in cents: the total, or failing that the sum of the items; NULL where nothing was answered.
CREATE VIEW visitor_parties AS
SELECT CAST(substr(date, 1, 4) AS INTEGER) AS year, COALESCE(weight, 1.0) AS w,
       COALESCE(spend_total,
         CASE WHEN COALESCE(spend_lodging, spend_food, spend_leisure, spend_shopping, spend_transport, spend_other) IS NOT NULL
              THEN COALESCE(spend_lodging, 0) + COALESCE(spend_food, 0) + COALESCE(spend_leisure, 0)
                 + COALESCE(spend_shopping, 0) + COALESCE(spend_transport, 0) + COALESCE(spend_other, 0) END) AS spend,
       kind, party_size AS persons, nights, MAX(COALESCE(nights, 0), 1) AS days,
       party_size * MAX(COALESCE(nights, 0), 1) AS person_days, satisfaction, recommend, first_visit, office_visited,
       country, department, age_band, party, accommodation, motive, transport, channel, place,
       spend_lodging, spend_food, spend_leisure, spend_shopping, spend_transport, spend_other
FROM visitors;

-- The spending of each party, item by item.
CREATE VIEW visitor_items AS
SELECT year, 'lodging' AS item, kind, w, persons, person_days, spend_lodging AS spend FROM visitor_parties WHERE spend_lodging IS NOT NULL
UNION ALL SELECT year, 'food', kind, w, persons, person_days, spend_food FROM visitor_parties WHERE spend_food IS NOT NULL
UNION ALL SELECT year, 'leisure', kind, w, persons, person_days, spend_leisure FROM visitor_parties WHERE spend_leisure IS NOT NULL
UNION ALL SELECT year, 'shopping', kind, w, persons, person_days, spend_shopping FROM visitor_parties WHERE spend_shopping IS NOT NULL
UNION ALL SELECT year, 'transport', kind, w, persons, person_days, spend_transport FROM visitor_parties WHERE spend_transport IS NOT NULL
UNION ALL SELECT year, 'other', kind, w, persons, person_days, spend_other FROM visitor_parties WHERE spend_other IS NOT NULL;

-- Profiles: each value of a trait among the parties whose trait is known, weighted, with the sums that its margin is
-- computed from: `ww` of the squared weights, `all_` of all the values together. Each trait is summed up by itself, since
-- to sort all of them together takes longer.
CREATE VIEW visitor_profiles AS
WITH traits AS (
  SELECT 'kind' AS trait, year, kind AS key, SUM(w) AS w, SUM(w * w) AS ww, COUNT(*) AS n FROM visitor_parties WHERE kind IS NOT NULL GROUP BY year, kind
  UNION ALL SELECT 'party', year, party, SUM(w), SUM(w * w), COUNT(*) FROM visitor_parties WHERE party IS NOT NULL GROUP BY year, party
  UNION ALL SELECT 'age_band', year, age_band, SUM(w), SUM(w * w), COUNT(*) FROM visitor_parties WHERE age_band IS NOT NULL GROUP BY year, age_band
  UNION ALL SELECT 'country', year, country, SUM(w), SUM(w * w), COUNT(*) FROM visitor_parties WHERE country IS NOT NULL GROUP BY year, country
  UNION ALL SELECT 'department', year, department, SUM(w), SUM(w * w), COUNT(*) FROM visitor_parties WHERE department IS NOT NULL GROUP BY year, department
  UNION ALL SELECT 'accommodation', year, accommodation, SUM(w), SUM(w * w), COUNT(*) FROM visitor_parties WHERE accommodation IS NOT NULL GROUP BY year, accommodation
  UNION ALL SELECT 'motive', year, motive, SUM(w), SUM(w * w), COUNT(*) FROM visitor_parties WHERE motive IS NOT NULL GROUP BY year, motive
  UNION ALL SELECT 'transport', year, transport, SUM(w), SUM(w * w), COUNT(*) FROM visitor_parties WHERE transport IS NOT NULL GROUP BY year, transport
  UNION ALL SELECT 'channel', year, channel, SUM(w), SUM(w * w), COUNT(*) FROM visitor_parties WHERE channel IS NOT NULL GROUP BY year, channel)
SELECT trait, year, key, w, ww, SUM(w) OVER everyone AS all_w, SUM(ww) OVER everyone AS all_ww, SUM(n) OVER everyone AS answers
FROM traits WINDOW everyone AS (PARTITION BY trait, year);

-- Weighted spending by a trait, in cents, with the sums that its margin is computed from: `yy` of the squares, `everyone`
-- all the answers that give a spending, since how many have this value of the trait is chance too.
CREATE VIEW visitor_totals AS
WITH spenders AS (
  SELECT year, kind, accommodation, country, w * spend AS y FROM visitor_parties WHERE spend IS NOT NULL),
lines AS (
  SELECT 'kind' AS trait, year, kind AS key, SUM(y) AS y, SUM(y * y) AS yy, COUNT(*) AS answers FROM spenders WHERE kind IS NOT NULL GROUP BY year, kind
  UNION ALL SELECT 'accommodation', year, accommodation, SUM(y), SUM(y * y), COUNT(*) FROM spenders WHERE accommodation IS NOT NULL GROUP BY year, accommodation
  UNION ALL SELECT 'country', year, country, SUM(y), SUM(y * y), COUNT(*) FROM spenders WHERE country IS NOT NULL GROUP BY year, country
  UNION ALL SELECT 'item', year, item, SUM(w * spend), SUM(w * spend * w * spend), COUNT(*) FROM visitor_items GROUP BY year, item),
everyone AS (SELECT year, COUNT(*) AS n FROM spenders GROUP BY year)
SELECT l.trait, l.year, l.key, l.y, l.yy, e.n AS everyone, l.answers FROM lines l JOIN everyone e ON e.year = l.year;
