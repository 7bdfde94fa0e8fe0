"""Files in and out: tables of answers and scores, workbooks, questionnaires, and what Swing reads and gives."""
