"""The questionnaire: a workbook that people fill in, written for one entity and read back by id."""
