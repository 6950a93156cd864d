import { render } from 'preact';
import { App } from './app.js';
import './desk.css';
import { currentLanguage, speak } from './words.js';

speak(currentLanguage());
const root = document.getElementById('desk');
if (root !== null) render(<App />, root);
