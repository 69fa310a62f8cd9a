const SECRET = /TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE|(^|_)(API|ACCESS)?_?KEY(_|$)/i;

/** True for the name of a variable whose value is taken for a secret unless the user says otherwise. */
export function looksSecret(name: string): boolean {
  return SECRET.test(name);
}
