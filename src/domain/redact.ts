/** Tokens, response URLs, socket tickets and passwords in addresses never reach a log line. */
export function redact(text: string): string {
  return text
    .replaceAll(/\bx(?:ox[a-z]|app)-[\w-]+/g, 'x***')
    .replaceAll(/((?:https?|wss?):\/\/[^\s/]+\/(?:commands|actions|link)\/?)\S*/g, '$1***')
    .replaceAll(/\b(\w+:\/\/)[^\s/@]*@/g, '$1***@');
}
