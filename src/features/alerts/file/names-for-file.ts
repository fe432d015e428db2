import type { Names } from '../../../domain/contact-centre.ts';
import { agentsAccess } from '../../agents-access.ts';
import type { Asker } from '../../answer.ts';
import type { FilePorts } from './import-ports.ts';

/** The names a file may hold for this person: agents' only where they may see agents, else ids stand for them. */
export async function namesForFile(
  ports: Pick<FilePorts, 'gate' | 'instance'>,
  names: Names,
  asker: Asker,
): Promise<Names> {
  if ((await agentsAccess(ports, asker)) !== undefined) return names;
  return { ...names, users: new Map(), missing: [...names.missing, 'users'] };
}
