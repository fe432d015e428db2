import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Modal } from '../blocks/message.ts';
import { BotError } from '../domain/errors.ts';
import { calling } from './translate-error.ts';

/** A modal somebody has open, as it was last seen. */
export interface OpenModal {
  readonly viewId: string;
  /** Changes with every update, so that an older answer cannot take the place of a newer one. */
  readonly hash: string | undefined;
}

/** Opens modals and fills them. Throws BotError `slack_…`. */
export interface Modals {
  /** A trigger is good for three seconds and one use. */
  open(triggerId: string, view: Modal): Promise<OpenModal>;
  /** False when it was closed meanwhile, or shows something newer. */
  update(modal: OpenModal, view: Modal): Promise<boolean>;
}

export function slackModals(client: WebClient): Modals {
  return {
    open: async (triggerId, view) => {
      const { view: opened } = await calling('views.open', () =>
        client.views.open({ trigger_id: triggerId, view }),
      );
      if (!opened?.id) throw new BotError('slack_rejected', 'views.open: no view in the answer');
      return { viewId: opened.id, hash: opened.hash };
    },
    update: async ({ viewId, hash }, view) => {
      const about = { view_id: viewId, ...(hash !== undefined && { hash }), view };
      try {
        await calling('views.update', () => client.views.update(about));
        return true;
      } catch (error) {
        if (isOver(error)) return false;
        throw error;
      }
    },
  };
}

function isOver(error: unknown): boolean {
  const cause = error instanceof BotError ? error.cause : undefined;
  if (!(cause instanceof WebAPIPlatformError)) return false;
  return ['not_found', 'hash_conflict'].includes(cause.data.error);
}
