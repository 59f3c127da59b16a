/**
 * Asks again and again until the answer is neither undefined nor false, and gives it back. Rejects after the deadline
 * with the words given.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  deadlineMilliseconds = 20_000,
): Promise<T> {
  const deadline = Date.now() + deadlineMilliseconds;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited ${deadlineMilliseconds} ms in vain: ${what}`);
}
