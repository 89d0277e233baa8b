export { EffectsEditor } from './EffectsEditor.tsx'
