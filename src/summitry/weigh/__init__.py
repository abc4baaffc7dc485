"""The record becomes figures: what stands open, what is due, what is overdue without evidence."""
