/** Long work that the page can cancel, by the id that the page gave it. */
export class Jobs {
  private readonly controllers = new Map<string, AbortController>();

  async run<T>(job: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.controllers.set(job, controller);
    try {
      return await work(controller.signal);
    } finally {
      if (this.controllers.get(job) === controller) this.controllers.delete(job);
    }
  }

  /** Nothing happens where the job has ended, or never was. */
  cancel(job: string): void {
    this.controllers.get(job)?.abort();
  }

  cancelAll(): void {
    for (const controller of this.controllers.values()) controller.abort();
  }
}
