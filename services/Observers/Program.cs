return await Saylau.Platform.Hosting.ServiceCommand.Run(args, Saylau.Observers.ObserversHost.Build);
