export function ChooseCounterPage() {
  return null;
}
