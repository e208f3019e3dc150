import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";

const place = document.getElementById("desk");
if (!place) throw new Error("the page has no place for the desk");
mount(App, { target: place });
