"""What goes out, for people and for other programs: questionnaires, scores and answers, the receipt, Swing's tables."""
