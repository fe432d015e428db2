import { answer, type Route } from './route.ts';

/** What `/readyz` looks at. */
export interface Readiness {
  /** `isReceiving`: payloads can come in, which in Socket Mode takes an open socket. */
  readonly slack: { readonly isAuthenticated: boolean; readonly isReceiving: boolean };
  readonly redis: { readonly answers: boolean };
  readonly connect: {
    readonly lastReadingAt: string | null;
    readonly ageSeconds: number | null;
    readonly lastFailureAt: string | null;
  };
  /** How many requests of the contact feed this process answered, by what became of them; null = it is off. */
  readonly feed: Readonly<Record<string, number>> | null;
}

/**
 * `/healthz`: the process runs. `/readyz`: 200 when Slack and Redis answer, else 503; the age of
 * the last Connect reading and the contact feed stand in it but decide nothing, since a quiet bot
 * need not read and a quiet centre tells nothing.
 */
export function healthRoutes(readiness: () => Promise<Readiness>): readonly Route[] {
  return [
    {
      path: '/healthz',
      methods: ['GET'],
      handler: (_request, response) => answer(response, 200, { status: 'up' }),
    },
    {
      path: '/readyz',
      methods: ['GET'],
      handler: (_request, response) => {
        readiness().then(
          (found) => {
            const { isAuthenticated, isReceiving } = found.slack;
            const isReady = isAuthenticated && isReceiving && found.redis.answers;
            answer(response, isReady ? 200 : 503, {
              status: isReady ? 'ready' : 'not ready',
              ...found,
            });
          },
          () => answer(response, 503, { status: 'not ready' }),
        );
      },
    },
  ];
}
