"""Where reading runs: this process, a pool of processes."""
