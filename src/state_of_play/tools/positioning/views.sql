-- Views that the queries of the indicators share; a mission's own queries may use them too. None calls a function of the
-- program's own, so that they can be read wherever the database is opened.

-- Our territory: the one whose role says so, or failing that the first of the table.
CREATE VIEW positioning_ours AS
SELECT territory FROM positioning WHERE territory IS NOT NULL ORDER BY role IS 'ours' DESC, rowid LIMIT 1;

-- The scores given; a role left empty is a competitor's.
CREATE VIEW positioning_lines AS
SELECT criterion, family, territory, weight, score, value,
       CASE WHEN territory = (SELECT territory FROM positioning_ours) THEN 'ours' ELSE COALESCE(role, 'competitor') END AS role
FROM positioning WHERE score IS NOT NULL;

-- The weighted score of each territory.
CREATE VIEW positioning_scores AS
SELECT territory, role, SUM(weight * score) AS points, SUM(weight) AS weight, 1.0 * SUM(weight * score) / NULLIF(SUM(weight), 0) AS score
FROM positioning_lines WHERE weight IS NOT NULL GROUP BY territory;

-- Our score of each criterion beside those of the competitors; NULL where no competitor has one.
CREATE VIEW positioning_criteria AS
SELECT m.criterion, m.family, m.score, m.value, r.best, r.mean
FROM positioning_lines m LEFT JOIN (
  SELECT criterion, MAX(score) AS best, AVG(score) AS mean
  FROM positioning_lines WHERE role = 'competitor' GROUP BY criterion
) r ON r.criterion = m.criterion
WHERE m.role = 'ours';
