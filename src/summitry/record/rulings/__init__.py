"""What people ruled: the log, the passages that rulings hold on to, and how items follow them."""
