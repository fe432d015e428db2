import type { Names } from '../domain/contact-centre.ts';
import { codeOf } from '../domain/errors.ts';
import type { Directory } from '../ports/connect.ts';

/** Names for an answer that is of use without them; undefined while they cannot be read. */
export async function namesIfAny({
  directory,
  instance,
}: {
  readonly directory: Directory;
  readonly instance: string;
}): Promise<Names | undefined> {
  return directory.names(instance, { priority: 'command' }).catch((error: unknown) => {
    if (codeOf(error)) return undefined;
    throw error;
  });
}
