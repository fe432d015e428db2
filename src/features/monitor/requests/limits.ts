/** So many requests may one person have open. */
export const requestsAtMost = 5;
