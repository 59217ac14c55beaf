await Saylau.Observers.ObserversHost.Build(args).RunAsync();
