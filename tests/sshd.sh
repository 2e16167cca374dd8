#!/bin/sh
# Sets up a server of one's own on this machine: its key and a user's, the configuration with the
# lines of the manual page, the client's as well. All of it goes into DIR, which must be empty and
# named from the root. Prints the command that starts the server. Leaves with 77, and says why,
# where that cannot be.
# usage: [srcdir=DIR] sshd.sh DIR PROGRAM PORT
set -eu
srcdir=${srcdir:-$(dirname "$0")/..}
dir=$1 program=$2 port=$3
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin

skip() {
	echo "$*"
	exit 77
}

for needed in sshd ssh ssh-keygen flock timeout; do
	command -v $needed >/dev/null 2>&1 || skip "there is no $needed"
done
sshd=$(command -v sshd) # it wants to be called by its full name
user=$(id -un) || skip 'this user has no name'
for key in host user; do
	ssh-keygen -q -t ed25519 -N '' -C '' -f "$dir/$key" </dev/null || skip 'no key can be made'
done
cp "$dir/user.pub" "$dir/authorized_keys"
echo "[127.0.0.1]:$port $(cat "$dir/host.pub")" >"$dir/known_hosts"
mkdir -m 700 "$dir/state"

cat >"$dir/sshd_config" <<END
ListenAddress 127.0.0.1:$port
HostKey $dir/host
PidFile none
AuthorizedKeysFile $dir/authorized_keys
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
PrintMotd no
PrintLastLog no
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
END
# Its lines as they stand there, but for the names of user, program and directory.
awk '/^PermitUserEnvironment no/ { on = 1 } /^\.Ed/ { on = 0 } on' "$srcdir/man/flowform.1" |
	sed "s|/usr/local/bin/flowform|$program|; s|/var/lib/flowform/guest|$dir/state|
		s|^Match User guest|Match User $user|" >>"$dir/sshd_config"
grep -q "^ *ForceCommand $program --restricted --state=$dir/state" "$dir/sshd_config" || {
	echo 'the manual page has no such lines'
	exit 1
}

cat >"$dir/ssh_config" <<END
Host *
HostName 127.0.0.1
Port $port
User $user
IdentityFile $dir/user
IdentitiesOnly yes
IdentityAgent none
UserKnownHostsFile $dir/known_hosts
GlobalKnownHostsFile /dev/null
StrictHostKeyChecking yes
BatchMode yes
ControlPath none
EscapeChar none
ConnectTimeout 10
ExitOnForwardFailure yes
SendEnv LC_ALL
END

# Where no server has run yet, a directory that root's needs may be missing.
said=$("$sshd" -t -f "$dir/sshd_config" 2>&1 | tr -d '\r') || true
case $said in
*'Missing privilege separation directory: '*)
	missing=${said##*directory: }
	mkdir -m 755 "$missing" || skip "$said"
	echo "$missing" >"$dir/made"
	;;
esac
if ! said=$("$sshd" -t -f "$dir/sshd_config" 2>&1); then
	case $said in
	*onfiguration*) echo "$said" && exit 1 ;; # as it stands in the manual page
	*) skip "$said" ;;
	esac
fi
echo "exec timeout 300 $sshd -D -e -f $dir/sshd_config"
