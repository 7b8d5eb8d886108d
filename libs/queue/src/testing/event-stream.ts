/** The data of an event stream's messages, as they come. */
export async function* messages<T>(answer: Response): AsyncGenerator<T, undefined> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body!) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = text
        .slice(0, end)
        .split('\n')
        .filter((line) => line.startsWith('data:'));
      text = text.slice(end + 2);
      if (data.length > 0) yield JSON.parse(data.map((line) => line.slice(5).trim()).join('\n')) as T;
    }
  }
  return undefined;
}

/** The first message that is right, waited for with a deadline: a promise of "within a second" is not a timed test. */
export async function until<T>(
  views: AsyncGenerator<T, undefined>,
  right: (view: T) => boolean,
  deadlineMs = 5000,
): Promise<T> {
  const late = new Promise<never>((_, refuse) => {
    setTimeout(() => refuse(new Error(`Nothing right came within ${deadlineMs} ms`)), deadlineMs).unref();
  });
  const search = async (): Promise<T> => {
    for (;;) {
      const next = await views.next();
      if (next.done) throw new Error('The stream ended first');
      if (right(next.value)) return next.value;
    }
  };
  return Promise.race([search(), late]);
}
