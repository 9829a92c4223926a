export { MediaScreen } from './media-screen.tsx'
