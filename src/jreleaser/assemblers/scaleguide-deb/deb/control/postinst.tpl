#!/bin/sh
set -e
ln -sfn {{debInstallationPath}}/bin/{{distributionExecutableUnix}} /usr/local/bin/{{distributionExecutableUnix}}
