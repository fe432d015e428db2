import { name } from '../../../blocks/text.ts';
import type { Phone } from '../../../domain/people.ts';

interface Where {
  readonly channel: string | undefined;
  readonly username: string;
  /** Undefined where the service does not say. */
  readonly phone: Phone | undefined;
}

/** Where it will ring, for mrkdwn: "the softphone signed in as sam.okafor", "your desk phone ending 42". */
export function ringsAt({ channel, username, phone }: Where): string {
  const signedIn = `signed in as ${name(username)}`;
  const panel = `your contact control panel (${signedIn})`;
  if (channel !== 'VOICE') return panel;
  switch (phone?.kind) {
    case 'softphone':
      return `the softphone ${signedIn}`;
    case 'desk-phone':
      return phone.lastDigits === undefined
        ? 'your desk phone'
        : `your desk phone ending ${name(phone.lastDigits)}`;
    case undefined:
      return `${panel} or the desk phone that is set there`;
  }
}
