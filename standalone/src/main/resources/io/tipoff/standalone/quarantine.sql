-- Grain: a refused row of a source's file. Key: task, file, row_number, field. As-of rule: none; all that were ever refused, in the order of the files.
SELECT DISTINCT game_date, file, row_number, field, reason, remedy, offending
  FROM raw.quarantine
 WHERE game_date BETWEEN ? AND ?
 ORDER BY game_date, file, row_number, field, reason, remedy, offending
