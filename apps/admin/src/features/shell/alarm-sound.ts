/**
 * Two tones over and over until stopped, made by the browser itself: nothing to load when it matters. Browsers that have not
 * been touched yet stay silent; the alarm is on the screen either way.
 * @returns how to stop it
 */
export function soundAlarm(): () => void {
  if (typeof AudioContext === 'undefined') return () => undefined;
  const context = new AudioContext();
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = 'square';
  volume.gain.value = 0.15;
  tone.connect(volume).connect(context.destination);
  const at = context.currentTime;
  for (let beat = 0; beat < 600; beat++) tone.frequency.setValueAtTime(beat % 2 === 0 ? 880 : 620, at + beat * 0.4);
  tone.start();
  void context.resume();
  return () => {
    tone.stop();
    void context.close();
  };
}
