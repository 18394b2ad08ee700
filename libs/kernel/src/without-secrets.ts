const PASSWORD_BEFORE_HOST = /(\/\/[^/?#@\s:]*):[^/?#\s]*@/g;
const PASSWORD_PARAMETER = /([?&](?:password|sslpassword)=)[^&#\s]*/gi;

/** A text with the passwords of the addresses in it left out: for whatever is printed, logged or answered. */
export function withoutSecrets(text: string): string {
  return text.replace(PASSWORD_BEFORE_HOST, '$1:…@').replace(PASSWORD_PARAMETER, '$1…');
}
