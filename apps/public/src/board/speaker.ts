import type { SpokenCall } from './spoken-call';

const PREFIX = `${import.meta.env.BASE_URL}voice/`;
/** A voice that never says it has finished must not silence the room for ever. */
const LONGEST_CALL = 15_000;

/**
 * Says calls one after the other: a chime, then the browser's own local Indonesian voice, else the sound files of the
 * bundle. A voice that would send the text to another host is never used.
 */
export class Speaker {
  private context: AudioContext | undefined;
  private queue: Promise<void> = Promise.resolve();

  /** Browsers stay mute until a person has touched the page, or until a kiosk flag allows it. */
  get awake(): boolean {
    return this.context?.state === 'running';
  }

  /** To be called once at start and again from a touch; answers whether sound can be heard now. */
  async wake(): Promise<boolean> {
    this.context ??= new AudioContext();
    // resume() stays pending while the browser forbids sound: ask, and look at what came of it.
    await Promise.race([this.context.resume(), pause(300)]);
    return this.awake;
  }

  /** Queues a call; without permission to sound it passes silently, so that old calls don't burst out later. */
  say(call: SpokenCall): void {
    if (!this.awake) return;
    this.queue = this.queue
      .then(() => this.chime())
      .then(() => Promise.race([this.speak(call), pause(LONGEST_CALL)]))
      .catch(() => undefined);
  }

  private async speak(call: SpokenCall): Promise<void> {
    const voice = localVoice();
    if (!voice) return this.playFiles(call.files);
    await new Promise<void>((resolve) => {
      const words = new SpeechSynthesisUtterance(call.text);
      words.voice = voice;
      words.lang = voice.lang;
      words.rate = 0.9;
      words.onend = words.onerror = () => resolve();
      speechSynthesis.speak(words);
    });
  }

  private async playFiles(names: string[]): Promise<void> {
    const context = this.context;
    if (!context) return;
    const buffers = await Promise.all(names.map((name) => this.sound(name)));
    for (const buffer of buffers) {
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(context.destination);
      source.start();
      await pause(buffer.duration * 1000 + 60);
    }
  }

  private readonly sounds = new Map<string, Promise<AudioBuffer>>();

  private sound(name: string): Promise<AudioBuffer> {
    const known = this.sounds.get(name);
    if (known) return known;
    const context = this.context;
    if (!context) return Promise.reject(new Error('not awake'));
    const loading = fetch(`${PREFIX}${name}.mp3`)
      .then((response) => response.arrayBuffer())
      .then((bytes) => context.decodeAudioData(bytes));
    this.sounds.set(name, loading);
    loading.catch(() => this.sounds.delete(name));
    return loading;
  }

  /** Two soft tones, a third apart: heard over talk, startling nobody. */
  private async chime(): Promise<void> {
    const context = this.context;
    if (!context) return;
    for (const [index, hertz] of [659.25, 523.25].entries()) {
      const start = context.currentTime + index * 0.32;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.35, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.8);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.85);
    }
    await pause(1_100);
  }
}

function localVoice(): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  return speechSynthesis.getVoices().find((voice) => voice.localService && /^(id|in)([-_]|$)/i.test(voice.lang));
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
