#!/bin/sh
# An upgrade keeps the link; the class archives of the removed copy are in users' caches.
set -e
case $1 in
  remove | purge) rm -f /usr/local/bin/{{distributionExecutableUnix}} ;;
esac
