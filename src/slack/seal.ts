import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { sealRoom } from '../blocks/limits.ts';

/** Tells our own values from others when they come back from Slack. */
export interface Seal {
  /** The value with a seal before it, over these parts and itself. */
  put(parts: readonly string[], value: string): string;
  /** The value without its seal; undefined where the seal is missing or of something else. */
  take(parts: readonly string[], sealed: string): string | undefined;
}

/** Characters of base64url: 132 bits of the HMAC, of which 128 are wanted. */
const sealLength = sealRoom - 1;

/**
 * A seal of one workspace: HMAC-SHA-256 under a key that is derived (HKDF) from the bot token, so that
 * all processes share it and there is nothing to configure. A new token makes all older values void.
 */
export function createSeal(token: string, workspace: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', token, '', 'floorwalker values in Slack, 1', 32));
  const over = (parts: readonly string[], value: string) =>
    createHmac('sha256', key)
      // As JSON, since no other parts make the same text.
      .update(JSON.stringify([workspace, ...parts, value]))
      .digest('base64url')
      .slice(0, sealLength);
  return {
    put: (parts, value) => `${over(parts, value)}.${value}`,
    take: (parts, sealed) =>
      readings(sealed)
        .find((reading) => {
          const value = reading.slice(sealRoom);
          return (
            reading[sealLength] === '.' && isSame(reading.slice(0, sealLength), over(parts, value))
          );
        })
        ?.slice(sealRoom),
  };
}

/** As it came, and, UNVERIFIED that Slack ever does so to a value, with `& < >` as it escapes them in texts. */
function readings(sealed: string): readonly string[] {
  const plain = sealed.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return plain === sealed ? [sealed] : [sealed, plain];
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
