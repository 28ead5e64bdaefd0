#!/bin/sh
# Runs as root after the package's files are in place, by dpkg and by rpm. electron-builder fills in the names.
set -e

folder='/opt/${sanitizedProductName}'
command="$folder/resources/command/openclaw-gateway"

# `openclaw` is the official program's name: where that one has it already, it keeps it.
offer() {
  link="/usr/bin/$1"
  if { [ -e "$link" ] || [ -L "$link" ]; } && [ "$(readlink "$link")" != "/etc/alternatives/$1" ]; then
    echo "$link belongs to another program and stays; the command here is openclaw-gateway."
  else
    update-alternatives --install "$link" "$1" "$command" "$2"
  fi
}

if command -v update-alternatives > /dev/null; then
  offer openclaw-gateway 100
  offer openclaw 10
else
  ln -sf "$command" /usr/bin/openclaw-gateway
fi

# Chromium's sandbox uses namespaces where ordinary people may make them, and this helper where they may not. Tried as one
# of them, because root may on most systems.
if setpriv --reuid=65534 --regid=65534 --clear-groups unshare --user --map-root-user --net true 2> /dev/null; then
  chmod 0755 "$folder/chrome-sandbox"
else
  chmod 4755 "$folder/chrome-sandbox"
fi

# Ubuntu 24.04 and newer: only programs with a profile may make namespaces. An older AppArmor does not know the profile's
# form, and does not need it.
profile='/etc/apparmor.d/${executable}'
source="$folder/resources/apparmor-profile"
if apparmor_status --enabled > /dev/null 2>&1 && apparmor_parser --skip-kernel-load --debug "$source" > /dev/null 2>&1; then
  cp "$source" "$profile"
  if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache "$profile"
  fi
fi

if command -v update-desktop-database > /dev/null; then
  update-desktop-database /usr/share/applications || true
fi
