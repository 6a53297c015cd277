-- Views that the queries of the indicators share; a mission's own queries may use them too. None calls a function of the
-- program's own, so that they can be read wherever the database is opened.

-- The websites' months, with their year.
CREATE VIEW web_months AS
SELECT CAST(substr(period, 1, 4) AS INTEGER) AS year, period, site, sessions, mobile_share, foreign_share, bookings, booking_amount
FROM web;

-- Channels of a year beside themselves the year before: same channel, name and unit of audience.
CREATE VIEW channel_pairs AS
SELECT n.year, n.channel, n.name, n.audience, p.audience AS before
FROM channels n JOIN channels p
  ON p.year = n.year - 1 AND p.channel = n.channel AND p.name IS n.name AND p.audience_unit IS n.audience_unit
WHERE n.audience IS NOT NULL AND p.audience IS NOT NULL;

-- The languages of each year's channels, one a line.
CREATE VIEW channel_languages AS
WITH RECURSIVE split(year, channel, word, rest) AS (
  SELECT year, channel, '', spaced || ' ' FROM (
    SELECT year, channel, replace(replace(replace(replace(replace(lower(languages), ',', ' '), ';', ' '), '/', ' '), '|', ' '), '+', ' ') AS spaced
    FROM channels WHERE languages IS NOT NULL)
  UNION ALL
  SELECT year, channel, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM split WHERE rest <> '')
SELECT year, channel, word AS language FROM split WHERE word <> '';
