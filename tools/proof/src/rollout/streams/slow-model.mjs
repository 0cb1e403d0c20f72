// A FAKE of an OpenAI-compatible model, run in a pod: asked something "for N seconds", it says one word a second, N of
// them. Answers that are not streamed do not occur here.
import { createServer } from 'node:http';

const chunk = (delta, finish) =>
  `data: ${JSON.stringify({
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'slow',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`;

const secondsOf = (text) => {
  const said = JSON.parse(text).messages.filter(({ role }) => role === 'user');
  return Number(/for (\d+) seconds/.exec(JSON.stringify(said.at(-1)?.content))?.[1] ?? 1);
};

createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (text += part));
  request.on('end', () => {
    if (request.method !== 'POST') return response.end('here');
    let left = secondsOf(text);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const say = () => {
      response.write(chunk({ role: 'assistant', content: 'word ' }, null));
      if (--left > 0) return;
      clearInterval(timer);
      response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
    };
    const timer = setInterval(say, 1000);
    say();
    response.on('close', () => clearInterval(timer));
  });
}).listen(Number(process.argv[2]));
