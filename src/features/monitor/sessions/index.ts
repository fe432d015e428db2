import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { type Road, road } from '../../road.ts';
import { listSessions, type SessionsPorts } from './list-sessions.ts';
import { sessionsView } from './view.ts';

export type { SessionsPorts };

/** The road of those who may know who listens to whom. */
export function sessionRoads(ports: SessionsPorts): Readonly<Record<string, Road>> {
  return {
    sessions: road({
      parse: parseSessions,
      needs: () => ({ kind: 'see-sessions' }),
      run: (_intent, asker) => listSessions(ports, asker),
      view: sessionsView,
    }),
  };
}

interface SessionsIntent {
  readonly kind: 'sessions';
}

function parseSessions(words: readonly Word[]): SessionsIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'sessions' }
    : misunderstood('sessions shows who listens to whom, so leave out what comes after it.');
}
