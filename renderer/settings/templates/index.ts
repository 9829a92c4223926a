export { TemplateSettings } from './templates.tsx'
