#!/bin/sh
# Makes the test certificates anew, beside this script. Needs keytool, of any JDK 17 or newer.
set -eu
cd "$(dirname "$0")"
rm -f ./*.p12
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

century=36500
here='san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1'
tool() { keytool "$@" -storetype PKCS12 -storepass bunting -noprompt; }
key() { tool -genkeypair -keyalg EC -groupname secp256r1 "$@"; }

# leaf NAME HOST SAN START DAYS: a certificate signed by the test authority.
leaf() {
  key -keystore "$1.p12" -alias "$1" -dname "CN=$2"
  tool -certreq -keystore "$1.p12" -alias "$1" -file "$work/$1.csr"
  tool -gencert -keystore "$work/authority.p12" -alias authority -infile "$work/$1.csr" \
    -outfile "$work/$1.cer" -ext "$3" -startdate "$4" -validity "$5"
  tool -importcert -keystore "$1.p12" -alias authority -file "$work/authority.cer"
  tool -importcert -keystore "$1.p12" -alias "$1" -file "$work/$1.cer"
  tool -delete -keystore "$1.p12" -alias authority
}

key -keystore "$work/authority.p12" -alias authority -dname 'CN=Bunting test authority' \
  -ext bc:c -startdate '2000/01/01 00:00:00' -validity "$century"
tool -exportcert -keystore "$work/authority.p12" -alias authority -file "$work/authority.cer"
tool -importcert -keystore authority.p12 -alias authority -file "$work/authority.cer"

leaf valid localhost "$here" '2000/01/01 00:00:00' "$century"
leaf expired localhost "$here" '2000/01/01 00:00:00' 366
leaf wrong-host wrong.example san=dns:wrong.example '2000/01/01 00:00:00' "$century"
key -keystore self-signed.p12 -alias self-signed -dname CN=localhost -ext "$here" \
  -startdate '2000/01/01 00:00:00' -validity "$century"
