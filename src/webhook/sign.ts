import { createHmac } from 'node:crypto';

/** The signature of a body at a time (seconds since 1970): HMAC-SHA256 over `timestamp.body`, as `v1=` and hexadecimal. */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
