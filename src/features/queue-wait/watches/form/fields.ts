/**
 * The inputs of the modal: their block ids, under which what was chosen comes back. They name the
 * contact, since a modal has no other place for it; a forged one asks for what could be typed.
 */
export const fields = {
  position: (contactId: string) => `position ${contactId}`,
  wait: (contactId: string) => `wait ${contactId}`,
} as const;

/** Chosen where nothing is to be told: a select offers no way back to none. */
export const nothing = 'none';
