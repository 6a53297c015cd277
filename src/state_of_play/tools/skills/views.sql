-- Views that the queries of the indicators share; a mission's own queries may use them too. None calls a function of the
-- program's own, so that they can be read wherever the database is opened.

-- The lines that give both levels; a surplus in one does not make up for a lack in another.
CREATE VIEW skill_lines AS
SELECT post, domain, skill, required, held, MIN(held, required) AS covered, MAX(0, required - held) AS gap,
       COALESCE(critical, 0) AS critical, training_planned IS NOT NULL AS planned
FROM skills WHERE required IS NOT NULL AND held IS NOT NULL;

-- The skills, with the number of posts that hold them at 3 or more, and the highest level that a post requires.
CREATE VIEW skill_holders AS
SELECT domain, skill, COUNT(DISTINCT post) FILTER (WHERE held >= 3) AS holders, MAX(required) AS required
FROM skills GROUP BY domain, skill;
