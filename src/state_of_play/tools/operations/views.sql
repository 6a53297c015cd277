-- Views that the queries of the indicators share; a mission's own queries may use them too. None calls a function of the
-- program's own, so that they can be read wherever the database is opened.

-- Revenue and expenses of each year, in cents.
CREATE VIEW account_years AS
SELECT year, SUM(amount) FILTER (WHERE side = 'revenue') AS revenue, SUM(amount) FILTER (WHERE side = 'expense') AS expense
FROM accounts GROUP BY year;

-- Visitors of the reception points, each year.
CREATE VIEW site_years AS
SELECT year, SUM(visitors) AS visitors FROM sites GROUP BY year;

-- The colleges of the deliberating body: the one named first in the table.
CREATE VIEW governance_main AS
SELECT college, seats, filled, meetings_year, attendance_rate FROM governance
WHERE body = (SELECT body FROM governance WHERE body IS NOT NULL ORDER BY rowid LIMIT 1);
