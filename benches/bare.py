"""The bare system calls of a save, for comparison: write a new file, sync it, put it in place, sync the folder.

`bare.py FOLDER BYTES TIMES`: as often, pausing between them as typing would.
"""
import os
import sys
import time

folder, size, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
data = b"x" * size
place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
for _ in range(times):
    file = os.open("a.tmp", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=place)
    os.write(file, data)
    os.fsync(file)
    os.close(file)
    os.rename("a.tmp", "a", src_dir_fd=place, dst_dir_fd=place)
    os.fsync(place)
    time.sleep(0.1)
