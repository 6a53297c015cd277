-- Views that the queries of the indicators share; a mission's own queries may use them too. None calls a function of the
-- program's own, so that they can be read wherever the database is opened.

-- Each kind of professionals: how many were invited, and how many answered.
CREATE VIEW professional_kinds AS
SELECT i.kind, i.invited, COALESCE(p.n, 0) AS answered,
       1.0 * COALESCE(p.n, 0) / NULLIF(SUM(COALESCE(p.n, 0)) OVER (), 0) AS answered_share,
       1.0 * i.invited / NULLIF(SUM(i.invited) OVER (), 0) AS invited_share
FROM professionals_invited i
LEFT JOIN (SELECT kind, COUNT(*) AS n
           FROM (SELECT DISTINCT kind, respondent FROM professionals WHERE respondent IS NOT NULL)
           GROUP BY kind) p ON p.kind = i.kind
GROUP BY i.kind;

-- The marks from 1 to 5, with their question; any other answer to a question of marks does not count. CROSS JOIN makes SQLite
-- look the few questions up for each answer, not the answers for each question.
CREATE VIEW professional_marks AS
SELECT p.question, CAST(p.answer AS INTEGER) AS mark, p.respondent, q.scale, p.kind, q.family, q.text
FROM professionals p CROSS JOIN questions q ON q.question = p.question
WHERE q.scale IN ('satisfaction', 'agreement', 'importance') AND trim(p.answer) GLOB '[1-5]';

-- The answers to the yes-no questions.
CREATE VIEW professional_awareness AS
SELECT p.respondent, p.kind, p.question, q.family, q.text, lower(trim(p.answer)) IN ('yes', 'oui', 'true', 'vrai') AS known
FROM professionals p CROSS JOIN questions q ON q.question = p.question
WHERE q.scale = 'yes-no' AND lower(trim(p.answer)) IN ('yes', 'oui', 'true', 'vrai', 'no', 'non', 'false', 'faux');

-- Importance questions beside the satisfaction questions that they go with.
CREATE VIEW professional_pairs AS
SELECT q.question, q.pair, q.family, s.text, i.mean AS importance, i.n AS importance_answers, s.mean AS satisfaction, s.n AS satisfaction_answers
FROM questions q
JOIN (SELECT question, AVG(mark) AS mean, COUNT(*) AS n FROM professional_marks WHERE scale = 'importance' GROUP BY question) i ON i.question = q.question
JOIN (SELECT question, text, AVG(mark) AS mean, COUNT(*) AS n FROM professional_marks WHERE scale = 'satisfaction' GROUP BY question) s ON s.question = q.pair
WHERE q.scale = 'importance';

-- What each respondent adds to a pair's gap around its value: the residuals of both means, so that those who answer both
-- questions count once.
CREATE VIEW professional_pair_parts AS
SELECT p.question, m.respondent,
       SUM(CASE m.question WHEN p.question THEN (m.mark - p.importance) / p.importance_answers
                           ELSE (p.satisfaction - m.mark) / p.satisfaction_answers END) AS part
FROM professional_marks m CROSS JOIN professional_pairs p ON m.question IN (p.question, p.pair)
GROUP BY p.question, m.respondent;
