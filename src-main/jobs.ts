/** Long work that the page can cancel, by the id that the page gave it. */
export class Jobs {
  private readonly controllers = new Map<string, AbortController>();
  private readonly running = new Set<Promise<unknown>>();

  async run<T>(job: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.controllers.set(job, controller);
    const running = work(controller.signal);
    const settled = running.catch(() => undefined);
    this.running.add(settled);
    try {
      return await running;
    } finally {
      this.running.delete(settled);
      if (this.controllers.get(job) === controller) this.controllers.delete(job);
    }
  }

  /** Nothing happens where the job has ended, or never was. */
  cancel(job: string): void {
    this.controllers.get(job)?.abort();
  }

  /**
   * Cancels everything, and waits until each job has cleaned up after itself: a draft taken away, a
   * worker ended. A job that waits for a person at a dialog holds this up no longer than `patienceMs`.
   */
  async stopAll(patienceMs: number): Promise<void> {
    for (const controller of this.controllers.values()) controller.abort();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([Promise.all(this.running), patience]);
    clearTimeout(timer);
  }
}
