-- Views that the queries of the indicators share; a mission's own queries may use them too. None calls a function of the
-- program's own, so that they can be read wherever the database is opened.

-- Parties interviewed: `w` the weight (1 where it is empty), `persons` the size, `days` at least one, `spend` the party's
-- spending in cents: the total, or failing that the sum of the items; NULL where nothing was answered.
CREATE VIEW visitor_parties AS
SELECT CAST(substr(date, 1, 4) AS INTEGER) AS year, kind, country, department, age_band, party, accommodation, motive, transport,
       channel, place, COALESCE(weight, 1.0) AS w, party_size AS persons, nights, MAX(COALESCE(nights, 0), 1) AS days,
       party_size * MAX(COALESCE(nights, 0), 1) AS person_days, first_visit, satisfaction, recommend, office_visited,
       spend_lodging, spend_food, spend_leisure, spend_shopping, spend_transport, spend_other,
       COALESCE(spend_total,
         CASE WHEN COALESCE(spend_lodging, spend_food, spend_leisure, spend_shopping, spend_transport, spend_other) IS NOT NULL
              THEN COALESCE(spend_lodging, 0) + COALESCE(spend_food, 0) + COALESCE(spend_leisure, 0)
                 + COALESCE(spend_shopping, 0) + COALESCE(spend_transport, 0) + COALESCE(spend_other, 0) END) AS spend
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
-- computed from: `ww` of the squared weights, `all_` of all the values together.
CREATE VIEW visitor_profiles AS
WITH traits AS (
  SELECT year, 'kind' AS trait, kind AS key, w FROM visitor_parties WHERE kind IS NOT NULL
  UNION ALL SELECT year, 'party', party, w FROM visitor_parties WHERE party IS NOT NULL
  UNION ALL SELECT year, 'age_band', age_band, w FROM visitor_parties WHERE age_band IS NOT NULL
  UNION ALL SELECT year, 'country', country, w FROM visitor_parties WHERE country IS NOT NULL
  UNION ALL SELECT year, 'department', department, w FROM visitor_parties WHERE department IS NOT NULL
  UNION ALL SELECT year, 'accommodation', accommodation, w FROM visitor_parties WHERE accommodation IS NOT NULL
  UNION ALL SELECT year, 'motive', motive, w FROM visitor_parties WHERE motive IS NOT NULL
  UNION ALL SELECT year, 'transport', transport, w FROM visitor_parties WHERE transport IS NOT NULL
  UNION ALL SELECT year, 'channel', channel, w FROM visitor_parties WHERE channel IS NOT NULL)
SELECT trait, year, key, SUM(w) AS w, SUM(w * w) AS ww, SUM(SUM(w)) OVER everyone AS all_w,
       SUM(SUM(w * w)) OVER everyone AS all_ww, SUM(COUNT(*)) OVER everyone AS answers
FROM traits GROUP BY trait, year, key WINDOW everyone AS (PARTITION BY trait, year);

-- Weighted spending by a trait, in cents, with the sums that its margin is computed from: `yy` of the squares, `everyone`
-- all the answers that give a spending, since how many have this value of the trait is chance too.
CREATE VIEW visitor_totals AS
WITH lines AS (
  SELECT year, 'kind' AS trait, kind AS key, w * spend AS y FROM visitor_parties WHERE spend IS NOT NULL AND kind IS NOT NULL
  UNION ALL SELECT year, 'accommodation', accommodation, w * spend FROM visitor_parties WHERE spend IS NOT NULL AND accommodation IS NOT NULL
  UNION ALL SELECT year, 'country', country, w * spend FROM visitor_parties WHERE spend IS NOT NULL AND country IS NOT NULL
  UNION ALL SELECT year, 'item', item, w * spend FROM visitor_items),
everyone AS (SELECT year, COUNT(*) AS n FROM visitor_parties WHERE spend IS NOT NULL GROUP BY year)
SELECT l.trait, l.year, l.key, SUM(l.y) AS y, SUM(l.y * l.y) AS yy, e.n AS everyone, COUNT(*) AS answers
FROM lines l JOIN everyone e ON e.year = l.year GROUP BY l.trait, l.year, l.key;
