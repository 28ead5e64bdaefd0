#!/bin/sh
# Runs as root after the package's files are gone, by dpkg ("remove", "purge", "upgrade", …) and by rpm (how many
# versions are left). A newer version that takes over keeps everything.
set -e

case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac

command='/opt/${sanitizedProductName}/resources/command/openclaw-gateway'
if command -v update-alternatives > /dev/null; then
  for name in openclaw-gateway openclaw; do
    # No option before the action: Fedora's program has others than Debian's.
    update-alternatives --remove "$name" "$command" > /dev/null || true
  done
elif [ "$(readlink /usr/bin/openclaw-gateway)" = "$command" ]; then
  rm -f /usr/bin/openclaw-gateway
fi

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if apparmor_status --enabled > /dev/null 2>&1; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi

if command -v update-desktop-database > /dev/null; then
  update-desktop-database /usr/share/applications || true
fi
