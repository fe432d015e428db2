import { ListSecurityProfilePermissionsCommand } from '@aws-sdk/client-connect';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { readPages } from './pages.ts';

const permissionsPerPage = 1000;
/** A profile has some hundreds. What lies beyond is missing, and a missing permission refuses. */
const pagesAtMost = 10;

interface Request {
  readonly instance: string;
  readonly securityProfileId: string;
  readonly options: CallOptions;
}

/** The permissions of one security profile by their API names; `connect_not_found` when it is gone. */
export async function readPermissions(
  calls: ConnectCalls,
  { instance, securityProfileId, options }: Request,
): Promise<ReadonlySet<string>> {
  const call = { instance, operation: 'ListSecurityProfilePermissions', options } as const;
  const pages = await readPages(pagesAtMost, async (NextToken) => {
    const answer = await calls.send(call, (client, http) =>
      client.send(
        new ListSecurityProfilePermissionsCommand({
          InstanceId: instance,
          SecurityProfileId: securityProfileId,
          MaxResults: permissionsPerPage,
          NextToken,
        }),
        http,
      ),
    );
    return { items: answer.Permissions ?? [], nextToken: answer.NextToken };
  });
  return new Set(pages.items);
}
