#!/usr/bin/env bash
# Makes what deploy/compose.yaml keeps secret, once: keys of the ledgers, passwords, and certificates of the identity
# provider. What is there already stays. `docker compose down --volumes` deletes the records; only then delete deploy/secrets.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# The folder is closed to other users of this machine; a file alone is mounted, and read by the container's own user.
mkdir -p -m 700 secrets
cd secrets
umask 022

# Writes what a command says to a file, unless it is there.
keep() { [ -s "$1" ] || { "${@:2}" > "$1.new" && mv "$1.new" "$1"; }; }
# Three kinds of characters, as SQL Server asks.
password() { printf 'Aa%s' "$(openssl rand -hex 24)"; }
database() { printf 'Server=sqlserver;Database=saylau_%s;User Id=saylau_%s_%s;Password=%s;Encrypt=true;TrustServerCertificate=true' "$1" "$1" "$2" "$(cat "sql-$1-$2")"; }

keep sql-administrator password
keep grafana-administrator password
keep keycloak-administrator password
keep client-try-out password
for area in elections observers parliament parties; do
  keep "$area-signing-seed" openssl rand -base64 32
  keep "$area-commitment-key" openssl rand -base64 32
  keep "client-$area" password
  for login in migrator service reader; do keep "sql-$area-$login" password; done
  for login in migrator service; do keep "$area-$login" database "$area" "$login"; done
done

if [ ! -s keycloak.crt ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -days 365 -subj "/CN=Saylau try-out authority" -keyout authority.key -out authority.crt 2> /dev/null
  openssl req -newkey rsa:3072 -nodes -subj "/CN=keycloak" -keyout keycloak.key -out keycloak.csr 2> /dev/null
  openssl x509 -req -in keycloak.csr -CA authority.crt -CAkey authority.key -CAcreateserial -days 365 -out keycloak.crt \
    -extfile <(printf 'subjectAltName=DNS:keycloak,DNS:localhost,IP:127.0.0.1') 2> /dev/null
  rm -f keycloak.csr authority.key authority.srl
  chmod 644 keycloak.key
fi
