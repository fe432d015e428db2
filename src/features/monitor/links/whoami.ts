import { bargeIn, grants, listenIn, realTimeMetrics } from '../../../access/permissions.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import { scopeOf } from '../../../domain/listen-rules.ts';
import type { Link, NotLinked } from '../../../domain/people.ts';
import type { ListenScope } from '../../../domain/settings.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Asker } from '../../answer.ts';
import type { LinksPorts } from './links-ports.ts';

export interface Rights {
  readonly listen: boolean;
  readonly barge: boolean;
  readonly metrics: boolean;
}

export type WhoamiReport =
  | { readonly kind: 'not-linked'; readonly reason: NotLinked; readonly isListeningOn: boolean }
  | {
      readonly kind: 'linked';
      readonly link: Link;
      /** Undefined where the link was ended in this moment. */
      readonly since: Date | undefined;
      readonly rights: Rights | { readonly unread: ErrorCode };
      readonly scope: ListenScope;
      /** Of what the scope names; undefined where it names nothing, or the directory does not answer. */
      readonly names: Names | undefined;
      readonly isListeningOn: boolean;
    };

const fresh = { fresh: true, options: { priority: 'command' } } as const;

/** Who the asker is in Amazon Connect and what they may do, all of it read now. Throws BotError `slack_…`, `connect_…`, `redis_…`. */
export async function whoAmI(ports: LinksPorts, { caller }: Asker): Promise<WhoamiReport> {
  const { workspace, userId } = caller;
  const { instance } = ports;
  const tenant = { workspace, instance };
  const { listening } = await ports.settings.readNow(tenant);
  const isListeningOn = listening.isOn;
  const outcome = await ports.identity.linkOf(workspace, instance, userId, fresh);
  if (outcome.kind === 'not-linked') {
    return { kind: 'not-linked', reason: outcome.reason, isListeningOn };
  }
  const { link } = outcome;
  const scope = scopeOf(listening.scopes, userId);
  const [kept, rights, names] = await Promise.all([
    ports.linkStore.find(tenant, userId),
    rightsOf(ports, link),
    scope.kind === 'some' ? namesIfAny(ports) : undefined,
  ]);
  return { kind: 'linked', link, since: kept?.at, rights, scope, names, isListeningOn };
}

async function rightsOf(
  { identity, instance }: LinksPorts,
  link: Link,
): Promise<Rights | { readonly unread: ErrorCode }> {
  try {
    const held = await identity.permissionsOf(instance, link, fresh);
    const listen = grants(held, listenIn);
    return {
      listen,
      // Barge-in begins as listening.
      barge: listen && grants(held, bargeIn),
      metrics: grants(held, realTimeMetrics),
    };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { unread: code };
  }
}
